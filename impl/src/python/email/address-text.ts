import { ValueError } from "../exceptions.ts";
import { Address, Group, type Mailbox } from "./address-tokens.ts";
import { DOT_ATOM_ENDS, hasAnyOf, quoteString, SPECIALS } from "./characters.ts";
import type { TokenList } from "./token.ts";

/**
 * The addresses of a parsed list as text, decoded and quoted where needed: what `msg["To"]` is.
 *
 * Errors: ValueError where an encoded word hid a line break. Source: CPython 3.15,
 * `email.headerregistry.AddressHeader`.
 */
export function addressListText(list: TokenList): string {
  const addresses = list.parts.filter((part) => part instanceof Address);
  return addresses.map(({ content }) => contentText(content)).join(", ");
}

function contentText(content: Mailbox | Group): string {
  if (!(content instanceof Group)) return mailboxText(content);
  const name = quotedIfSpecial(content.displayNameToken.displayName, SPECIALS);
  const members = content.mailboxes.map(mailboxText).join(", ");
  return `${name}:${members === "" ? "" : ` ${members}`};`;
}

function mailboxText({ mailboxParts }: Mailbox): string {
  const { displayName, localPart, domain } = mailboxParts;
  if (/[\r\n]/.test(`${displayName ?? ""}${localPart ?? ""}${domain ?? ""}`)) {
    throw new ValueError("invalid arguments; address parts cannot contain CR or LF");
  }
  const name = quotedIfSpecial(displayName ?? "", SPECIALS);
  const address = addressText(localPart ?? "", domain ?? "");
  if (name === "") return address;
  return `${name} <${address === "<>" ? "" : address}>`;
}

function addressText(localPart: string, domain: string): string {
  const local = quotedIfSpecial(localPart, DOT_ATOM_ENDS);
  if (domain !== "") return `${local}@${domain}`;
  return local === "" ? "<>" : local;
}

function quotedIfSpecial(text: string, specials: string): string {
  return hasAnyOf(text, specials) ? quoteString(text) : text;
}
