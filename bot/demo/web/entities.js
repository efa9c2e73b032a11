// Text with Telegram's entities as nodes of the page. Nothing is ever parsed as HTML, so a name or
// an answer cannot bring tags of its own. Offsets count UTF-16 units, as strings here do.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  spoiler: "span",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote"]);
const LINKED = /https?:\/\/[^\s<>«»]+[^\s<>«».,:;!?)]|(?<=^|[\s(«])\/[a-z][a-z0-9_]{0,31}\b/gu;

/** `does` has `follow(address)` for links and `say(text)` for commands. */
export function formatted(text, entities, does) {
  const whole = document.createDocumentFragment();
  fill(whole, text, 0, text.length, entities, does);
  return whole;
}

function fill(parent, text, from, to, entities, does) {
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const outer = entities[i];
    const end = outer.offset + outer.length;
    let after = i + 1;
    while (after < entities.length && entities[after].offset < end) after += 1;
    parent.append(...plain(text.slice(at, outer.offset), does));
    const node = element(outer, does);
    fill(node, text, outer.offset, end, entities.slice(i + 1, after), does);
    parent.append(node);
    // A block ends its line by itself.
    at = BLOCKS.has(outer.type) && text[end] === "\n" ? end + 1 : end;
    i = after;
  }
  parent.append(...plain(text.slice(at, to), does));
}

function element(entity, does) {
  if (entity.type === "text_link") return link(entity.url, does);
  const node = document.createElement(TAGS[entity.type] ?? "span");
  if (entity.type === "spoiler") node.className = "spoiler";
  return node;
}

/** Addresses and commands are links without being marked, as in Telegram. */
function plain(text, does) {
  const pieces = [];
  let at = 0;
  for (const found of text.matchAll(LINKED)) {
    pieces.push(text.slice(at, found.index));
    const node = found[0].startsWith("/") ? command(found[0], does) : link(found[0], does);
    node.append(found[0]);
    pieces.push(node);
    at = found.index + found[0].length;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== "");
}

function link(address, does) {
  const node = document.createElement("a");
  if (!/^https?:\/\//i.test(address)) return document.createElement("span");
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  node.addEventListener("click", (event) => {
    if (does.follow(address)) event.preventDefault();
  });
  return node;
}

function command(text, does) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "command";
  node.addEventListener("click", () => does.say(text));
  return node;
}
