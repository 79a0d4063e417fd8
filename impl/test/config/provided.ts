/** A level that a configuration finds by the name of this module. */
export const LEVEL = 35;
