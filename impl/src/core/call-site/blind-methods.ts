/* oxlint-disable typescript/unbound-method -- methods are looked at here, and never called */
import { Template } from "../../python/template.ts";
import { defaultFormatter, Formatter } from "../format/formatter.ts";
import { percentLine } from "../format/percent-line.ts";
import { PercentStyle } from "../format/percent-style.ts";
import { StrFormatStyle } from "../format/str-format-style.ts";
import { StringTemplateStyle } from "../format/string-template-style.ts";
import { FileHandler } from "../handler/file.ts";
import { Filterer } from "../handler/filterer.ts";
import { Handler } from "../handler/handler.ts";
import { NullHandler } from "../handler/null.ts";
import { StreamHandler } from "../handler/stream.ts";
import { LogRecord } from "../record/record.ts";
import { isBlind, markAllBlind, markBlind } from "./blind.ts";
import { showsCallSite } from "./call-site-fields.ts";

// Each of these says to which methods the record goes on from here, if any.

markAllBlind(
  LogRecord.prototype.getMessage,
  Handler.prototype.handleError,
  NullHandler.prototype.handle,
  StreamHandler.prototype.emit, // the stream is given text
  Formatter.prototype.formatTime,
);

markBlind(Filterer.prototype.filter, ({ filters }: Filterer) => filters.length === 0);

markBlind(
  Handler.prototype.handle,
  (handler: Handler) =>
    isBlind(handler.filter, handler) &&
    isBlind(handler.emit, handler) &&
    isBlind(handler.format, handler) &&
    isBlind(handler.handleError, handler),
);
markBlind(Handler.prototype.format, ({ formatter }: Handler) => {
  const used = formatter ?? defaultFormatter;
  return isBlind(used.format, used);
});
markBlind(FileHandler.prototype.emit, (handler: FileHandler) =>
  isBlind(StreamHandler.prototype.emit, handler),
);

markBlind(
  Formatter.prototype.format,
  (formatter: Formatter) =>
    isBlind(formatter.formatTime, formatter) && isBlind(formatter.formatMessage, formatter),
);
markBlind(Formatter.prototype.formatMessage, ({ _style }: Formatter) =>
  isBlind(_style.format, _style),
);
markBlind(PercentStyle.prototype.format, (style: PercentStyle) => isBlind(style._format, style));
markBlind(PercentStyle.prototype._format, ({ _fmt }: PercentStyle) => percentLine(_fmt).isBlind);
markBlind(StrFormatStyle.prototype._format, ({ _fmt }: StrFormatStyle) => !showsCallSite(_fmt));
markBlind(
  StringTemplateStyle.prototype._format,
  ({ _tpl }: StringTemplateStyle) => isPlain(_tpl) && !showsCallSite(_tpl.template),
);

/** Whether nothing that a handler does with a record looks at its call site. */
export function isHandlerBlind(handler: Handler): boolean {
  return isBlind(handler.handle, handler);
}

/** Whether a template does what templates do, and not what a class made from Template may do. */
function isPlain(template: Template): boolean {
  return Object.getPrototypeOf(template) === Template.prototype;
}
