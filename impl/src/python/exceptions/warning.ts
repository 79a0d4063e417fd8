import { Exception, nameExceptions } from "./base.ts";

/** Root of warnings. Source: CPython 3.15, `Warning`. */
export class Warning extends Exception {}
/** A warning made by a program's own code. Source: CPython 3.15, `UserWarning`. */
export class UserWarning extends Warning {}
/** Something will go away. Source: CPython 3.15, `DeprecationWarning`. */
export class DeprecationWarning extends Warning {}
/** Something looks wrong at run time. Source: CPython 3.15, `RuntimeWarning`. */
export class RuntimeWarning extends Warning {}
/** A file or socket was left open. Source: CPython 3.15, `ResourceWarning`. */
export class ResourceWarning extends Warning {}

nameExceptions({ Warning, UserWarning, DeprecationWarning, RuntimeWarning, ResourceWarning });
