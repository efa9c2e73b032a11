// One person's telephone: the chat as it stands at the emulator, redrawn whenever it changes.

import { Composer } from "/page/compose.js";
import { formatted } from "/page/entities.js";

const TOAST_SHOWN = 5000;
const LONGEST = 4096;

export class Chat {
  /** `page` gives words, language, zone, bot and `alert(text)`. */
  constructor(person, page) {
    this.id = person.id;
    this.page = page;
    this.shown = new Map();
    this.seen = 0;
    this.unread = 0;
    this.root = document.getElementById("phone").content.cloneNode(true).firstElementChild;
    this.root.id = `phone-${person.id}`;
    this.list = this.root.querySelector(".messages");
    this.toast = this.root.querySelector(".toast");
    this.composer = new Composer(this.root, (text, about) => this.say(text, about));
    this.describe(person);
  }

  /** In the words of the page's language. */
  describe(person) {
    const { words } = this.page;
    this.root.setAttribute("aria-label", `${person.name}, ${person.role}`);
    this.root.querySelector(".avatar").textContent = person.name[0];
    this.root.querySelector("h2").textContent = person.name;
    this.root.querySelector(".person p").textContent = person.role;
    this.list.setAttribute("aria-label", words.chat);
    this.list.dataset.empty = words.empty;
    this.composer.describe(words);
    const hints = this.root.querySelector(".hints");
    hints.setAttribute("aria-label", words.hints);
    hints.replaceChildren(
      ...person.hints.map((hint) => button(hint.label, () => this.say(hint.text))),
    );
    this.shown.clear();
    this.list.replaceChildren();
  }

  async refresh(visible) {
    this.visible = visible;
    if (this.refreshing) {
      this.again = true;
      return;
    }
    this.refreshing = true;
    try {
      do {
        this.again = false;
        const chat = await ask(`/_emulator/people/${this.id}/chat`);
        this.#draw(chat.messages);
      } while (this.again);
    } finally {
      this.refreshing = false;
    }
  }

  look() {
    this.unread = 0;
    this.visible = true;
    this.seen = Math.max(this.seen, ...this.shown.keys(), 0);
    this.#toTheEnd();
  }

  /** A new message, one that answers `reply_to`, or another text for `message_id`. */
  async say(text, about = {}) {
    if (!text.trim()) return;
    if (text.length > LONGEST) {
      this.notice(this.page.words["too-long"]);
      return;
    }
    await this.#do("message_id" in about ? "edit" : "send", { text, ...about });
  }

  notice(text) {
    this.toast.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => {
      this.toast.hidden = true;
    }, TOAST_SHOWN);
  }

  async #do(what, body) {
    const answer = await ask(`/_emulator/people/${this.id}/${what}`, body);
    if (answer.error) this.notice(answer.error);
  }

  /** True where the address leads into this chat. */
  #follow(address) {
    const { hostname, pathname, searchParams } = new URL(address);
    if (hostname !== "t.me" || pathname !== `/${this.page.bot}`) return false;
    this.say(`/start ${searchParams.get("start") ?? ""}`.trim());
    return true;
  }

  #draw(messages) {
    const atEnd = this.#isAtEnd();
    const newest = this.list.lastElementChild;
    const wanted = this.#withDays(messages);
    const stays = new Set(wanted);
    for (const old of [...this.list.children]) if (!stays.has(old)) old.remove();
    let place = this.list.firstElementChild;
    for (const element of wanted) {
      if (element === place) place = place.nextElementSibling;
      else this.list.insertBefore(element, place);
    }
    this.#count(messages);
    if (this.list.lastElementChild !== newest) this.#toTheNewest();
    else if (atEnd) this.#toTheEnd();
  }

  #withDays(messages) {
    const before = this.shown;
    this.shown = new Map();
    const all = [];
    let day = "";
    for (const message of messages) {
      const its = this.#when(message, { day: "numeric", month: "long" });
      if (its !== day) all.push(this.#kept(before, `day ${its}`, its, () => dayLine(its)));
      day = its;
      const state = JSON.stringify(message);
      const known = before.get(message.message_id);
      all.push(
        this.#kept(before, message.message_id, state, () => this.#message(message, known?.element)),
      );
    }
    return all;
  }

  #kept(before, key, state, make) {
    const known = before.get(key);
    const element = known?.state === state ? known.element : make();
    this.shown.set(key, { state, element });
    return element;
  }

  /** An edited message keeps its element, and the keyboard's focus stays in it. */
  #message(message, element = document.createElement("li")) {
    const hadFocus = element.contains(document.activeElement);
    element.className = message.from_bot ? "bot" : "me";
    element.replaceChildren(this.#bubble(message), ...this.#keyboard(message));
    if (hadFocus) element.querySelector(".keyboard button")?.focus();
    return element;
  }

  #bubble(message) {
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    const text = shownText(message);
    const entities = (message.entities ?? message.caption_entities ?? []).filter(
      (one) => one.type !== "bot_command",
    );
    const does = { follow: (address) => this.#follow(address), say: (said) => this.say(said) };
    if (message.reply_to_message) bubble.append(quote(shownText(message.reply_to_message)));
    bubble.append(formatted(text, entities, does), this.#foot(message, text));
    return bubble;
  }

  /** When it was sent, and what can be done about it. */
  #foot(message, text) {
    const { words } = this.page;
    const foot = document.createElement("span");
    foot.className = "foot";
    if (!message.from_bot) {
      foot.append(sign("✎", words.edit, () => this.composer.edit(message, text)));
    }
    foot.append(sign("↩", words.reply, () => this.composer.reply(message, text)));
    const stamp = document.createElement("time");
    const time = this.#when(message, { hour: "2-digit", minute: "2-digit" });
    stamp.textContent = message.edit_date ? `${words.edited} ${time}` : time;
    foot.append(stamp);
    return foot;
  }

  #keyboard(message) {
    const rows = message.reply_markup?.inline_keyboard ?? [];
    if (!rows.length) return [];
    const keyboard = document.createElement("div");
    keyboard.className = "keyboard";
    for (const row of rows) {
      const line = document.createElement("div");
      line.append(...row.map((one) => this.#button(message, one)));
      keyboard.append(line);
    }
    return [keyboard];
  }

  #button(message, one) {
    const pressed = async (event) => {
      if (one.url) {
        if (!this.#follow(one.url)) window.open(one.url, "_blank", "noopener");
        return;
      }
      event.currentTarget.classList.add("pressed");
      await this.#do("tap", { data: one.callback_data, message_id: message.message_id });
    };
    return button(one.text, pressed);
  }

  #count(messages) {
    const last = Math.max(this.seen, ...messages.map((one) => one.message_id), 0);
    const fresh = messages.filter((one) => one.from_bot && one.message_id > this.seen);
    if (this.visible) this.seen = last;
    this.unread = this.visible ? 0 : fresh.length;
  }

  #when(message, shape) {
    const { language, zone } = this.page;
    const moment = new Date(message.date * 1000);
    return new Intl.DateTimeFormat(language, { ...shape, timeZone: zone }).format(moment);
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < 40;
  }

  /** A long message is read from its beginning. */
  #toTheNewest() {
    this.#toTheEnd();
    const top = this.list.lastElementChild.offsetTop - this.list.offsetTop - 8;
    this.list.scrollTop = Math.min(this.list.scrollTop, top);
  }

  #toTheEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }
}

export async function ask(address, body) {
  const given = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(address, given);
  return response.json();
}

export function button(label, pressed) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = label;
  node.addEventListener("click", pressed);
  return node;
}

function sign(shape, label, pressed) {
  const node = button(`${shape}\uFE0E`, pressed);
  node.setAttribute("aria-label", label);
  node.title = label;
  return node;
}

function quote(text) {
  const node = document.createElement("blockquote");
  node.textContent = text.split("\n", 1)[0];
  return node;
}

/** As in Telegram, whoever follows a link sees the bare command. */
function shownText(message) {
  const text = message.text ?? message.caption ?? "";
  return message.from_bot ? text : text.replace(/^\/start .+$/, "/start");
}

function dayLine(text) {
  const line = document.createElement("li");
  line.className = "day";
  line.textContent = text;
  return line;
}
