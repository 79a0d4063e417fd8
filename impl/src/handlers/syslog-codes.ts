import { classAttributes } from "../core/class-attributes.ts";
import { OutboxHandler } from "./outbox-handler.ts";

/**
 * The numbers and names of syslog, as class attributes of `SysLogHandler`.
 *
 * Source: CPython 3.15, `logging.handlers.SysLogHandler`, whose numbers are those of the C library.
 */
export abstract class SysLogCodes extends OutboxHandler {
  static LOG_EMERG = 0;
  static LOG_ALERT = 1;
  static LOG_CRIT = 2;
  static LOG_ERR = 3;
  static LOG_WARNING = 4;
  static LOG_NOTICE = 5;
  static LOG_INFO = 6;
  static LOG_DEBUG = 7;

  static LOG_KERN = 0;
  static LOG_USER = 1;
  static LOG_MAIL = 2;
  static LOG_DAEMON = 3;
  static LOG_AUTH = 4;
  static LOG_SYSLOG = 5;
  static LOG_LPR = 6;
  static LOG_NEWS = 7;
  static LOG_UUCP = 8;
  static LOG_CRON = 9;
  static LOG_AUTHPRIV = 10;
  static LOG_FTP = 11;
  static LOG_NTP = 12;
  static LOG_SECURITY = 13;
  static LOG_CONSOLE = 14;
  static LOG_SOLCRON = 15;
  static LOG_LOCAL0 = 16;
  static LOG_LOCAL1 = 17;
  static LOG_LOCAL2 = 18;
  static LOG_LOCAL3 = 19;
  static LOG_LOCAL4 = 20;
  static LOG_LOCAL5 = 21;
  static LOG_LOCAL6 = 22;
  static LOG_LOCAL7 = 23;

  /** Number of a priority by its name, old names included. */
  static priority_names: Record<string, number> = {
    alert: SysLogCodes.LOG_ALERT,
    crit: SysLogCodes.LOG_CRIT,
    critical: SysLogCodes.LOG_CRIT,
    debug: SysLogCodes.LOG_DEBUG,
    emerg: SysLogCodes.LOG_EMERG,
    err: SysLogCodes.LOG_ERR,
    error: SysLogCodes.LOG_ERR,
    info: SysLogCodes.LOG_INFO,
    notice: SysLogCodes.LOG_NOTICE,
    panic: SysLogCodes.LOG_EMERG,
    warn: SysLogCodes.LOG_WARNING,
    warning: SysLogCodes.LOG_WARNING,
  };

  /** Number of a facility by its name. */
  static facility_names: Record<string, number> = {
    auth: SysLogCodes.LOG_AUTH,
    authpriv: SysLogCodes.LOG_AUTHPRIV,
    console: SysLogCodes.LOG_CONSOLE,
    cron: SysLogCodes.LOG_CRON,
    daemon: SysLogCodes.LOG_DAEMON,
    ftp: SysLogCodes.LOG_FTP,
    kern: SysLogCodes.LOG_KERN,
    lpr: SysLogCodes.LOG_LPR,
    mail: SysLogCodes.LOG_MAIL,
    news: SysLogCodes.LOG_NEWS,
    ntp: SysLogCodes.LOG_NTP,
    security: SysLogCodes.LOG_SECURITY,
    "solaris-cron": SysLogCodes.LOG_SOLCRON,
    syslog: SysLogCodes.LOG_SYSLOG,
    user: SysLogCodes.LOG_USER,
    uucp: SysLogCodes.LOG_UUCP,
    local0: SysLogCodes.LOG_LOCAL0,
    local1: SysLogCodes.LOG_LOCAL1,
    local2: SysLogCodes.LOG_LOCAL2,
    local3: SysLogCodes.LOG_LOCAL3,
    local4: SysLogCodes.LOG_LOCAL4,
    local5: SysLogCodes.LOG_LOCAL5,
    local6: SysLogCodes.LOG_LOCAL6,
    local7: SysLogCodes.LOG_LOCAL7,
  };

  /** Name of a priority by that of a level; `mapPriority` reads it. */
  static priority_map: Record<string, string> = {
    DEBUG: "debug",
    INFO: "info",
    WARNING: "warning",
    ERROR: "error",
    CRITICAL: "critical",
  };

  declare LOG_EMERG: number;
  declare LOG_ALERT: number;
  declare LOG_CRIT: number;
  declare LOG_ERR: number;
  declare LOG_WARNING: number;
  declare LOG_NOTICE: number;
  declare LOG_INFO: number;
  declare LOG_DEBUG: number;
  declare LOG_KERN: number;
  declare LOG_USER: number;
  declare LOG_MAIL: number;
  declare LOG_DAEMON: number;
  declare LOG_AUTH: number;
  declare LOG_SYSLOG: number;
  declare LOG_LPR: number;
  declare LOG_NEWS: number;
  declare LOG_UUCP: number;
  declare LOG_CRON: number;
  declare LOG_AUTHPRIV: number;
  declare LOG_FTP: number;
  declare LOG_NTP: number;
  declare LOG_SECURITY: number;
  declare LOG_CONSOLE: number;
  declare LOG_SOLCRON: number;
  declare LOG_LOCAL0: number;
  declare LOG_LOCAL1: number;
  declare LOG_LOCAL2: number;
  declare LOG_LOCAL3: number;
  declare LOG_LOCAL4: number;
  declare LOG_LOCAL5: number;
  declare LOG_LOCAL6: number;
  declare LOG_LOCAL7: number;
  declare priority_names: Record<string, number>;
  declare facility_names: Record<string, number>;
  declare priority_map: Record<string, string>;
}
classAttributes(
  SysLogCodes,
  "LOG_EMERG",
  "LOG_ALERT",
  "LOG_CRIT",
  "LOG_ERR",
  "LOG_WARNING",
  "LOG_NOTICE",
  "LOG_INFO",
  "LOG_DEBUG",
  "LOG_KERN",
  "LOG_USER",
  "LOG_MAIL",
  "LOG_DAEMON",
  "LOG_AUTH",
  "LOG_SYSLOG",
  "LOG_LPR",
  "LOG_NEWS",
  "LOG_UUCP",
  "LOG_CRON",
  "LOG_AUTHPRIV",
  "LOG_FTP",
  "LOG_NTP",
  "LOG_SECURITY",
  "LOG_CONSOLE",
  "LOG_SOLCRON",
  "LOG_LOCAL0",
  "LOG_LOCAL1",
  "LOG_LOCAL2",
  "LOG_LOCAL3",
  "LOG_LOCAL4",
  "LOG_LOCAL5",
  "LOG_LOCAL6",
  "LOG_LOCAL7",
  "priority_names",
  "facility_names",
  "priority_map",
);
