import { Address, DisplayName, Group } from "./address-tokens.ts";
import { CFWS_LEADER } from "./characters.ts";
import { readInvalidMailbox, readMailbox, readMailboxList } from "./mailboxes.ts";
import { Reader } from "./reader.ts";
import { listSeparator, Terminal, TokenList } from "./token.ts";
import { readBlanks, readOptionalBlanks, readPhrase } from "./words.ts";

/**
 * Reads the value of a header that holds addresses, such as To, from start to end.
 *
 * What cannot be read becomes an invalid mailbox. Source: CPython 3.15,
 * `email._header_value_parser.get_address_list`.
 */
export function readAddressList(text: string): TokenList {
  const reader = new Reader(text);
  const list = new TokenList("address-list");
  while (!reader.atEnd) {
    const address = reader.attempt(readAddress);
    if (address === undefined) readInsteadOfAddress(reader, list);
    else list.parts.push(address);
    if (!reader.atEnd && !reader.isAt(",")) pushInvalid(reader, list);
    if (!reader.atEnd) {
      reader.take();
      list.parts.push(listSeparator());
    }
  }
  return list;
}

function readAddress(reader: Reader): Address {
  return new Address(reader.attempt(readGroup) ?? readMailbox(reader));
}

function readInsteadOfAddress(reader: Reader, list: TokenList): void {
  if (reader.isAt(",")) {
    list.defects.push("other");
    return;
  }
  const leader = reader.isAt(CFWS_LEADER) ? readBlanks(reader) : undefined;
  if (leader !== undefined && (reader.atEnd || reader.isAt(","))) {
    list.parts.push(leader);
    list.defects.push("other");
    return;
  }
  pushInvalid(reader, list, leader);
}

function pushInvalid(reader: Reader, list: TokenList, leader?: TokenList): void {
  const mailbox = readInvalidMailbox(reader, ",");
  if (leader !== undefined) mailbox.parts.unshift(leader);
  list.parts.push(new Address(mailbox));
  list.defects.push("invalid");
}

function readGroup(reader: Reader): Group {
  const group = new Group(new DisplayName(readPhrase(reader)));
  const { parts } = group;
  if (!reader.isAt(":")) throw reader.expected("':' at end of group display name");
  parts.push(new Terminal(reader.take(), "group-display-name-terminator"));
  if (reader.isAt(";")) {
    parts.push(new Terminal(reader.take(), "group-terminator"));
    return group;
  }
  parts.push(readGroupList(reader, group));
  if (reader.atEnd) group.defects.push("invalid");
  else if (!reader.isAt(";")) throw reader.expected("';' at end of group");
  reader.take();
  parts.push(new Terminal(";", "group-terminator"));
  readOptionalBlanks(reader, parts);
  return group;
}

function readGroupList(reader: Reader, group: Group): TokenList {
  const list = new TokenList("group-list");
  const leader = reader.isAt(CFWS_LEADER) ? readBlanks(reader) : undefined;
  if (reader.atEnd || (leader !== undefined && reader.isAt(";"))) {
    if (reader.atEnd) list.defects.push("invalid");
    if (leader !== undefined) list.parts.push(leader);
    return list;
  }
  const mailboxes = readMailboxList(reader);
  const isEmpty = !mailboxes.parts.some(({ type }) => type.endsWith("mailbox"));
  if (leader !== undefined) (isEmpty ? list : mailboxes).parts.unshift(leader);
  if (isEmpty) {
    list.parts.push(...mailboxes.parts);
    list.defects.push("other");
  } else {
    list.parts.push(mailboxes);
    group.mailboxList = mailboxes;
  }
  return list;
}
