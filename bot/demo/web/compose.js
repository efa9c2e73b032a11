// Where a person writes: a new message, an answer to another, or a new text for one of their own.

const SHOWN_OF_IT = 60;

export class Composer {
  /** `send(text, about)`: `about` is `{}`, `{reply_to}` or `{message_id}` of the text replaced. */
  constructor(root, send) {
    this.form = root.querySelector("form");
    this.field = root.querySelector("textarea");
    this.bar = root.querySelector(".about-message");
    this.cancel = this.bar.querySelector("button");
    this.send = send;
    this.about = {};
    this.#listen();
  }

  describe(words) {
    this.words = words;
    this.field.setAttribute("aria-label", words.message);
    this.field.placeholder = words.message;
    this.form.querySelector("[type=submit]").setAttribute("aria-label", words.send);
    this.cancel.setAttribute("aria-label", words.cancel);
    this.#begin({}, "");
  }

  reply(message, text) {
    this.#begin({ reply_to: message.message_id }, `${this.words.reply}: ${text}`);
  }

  edit(message, text) {
    this.#begin({ message_id: message.message_id }, `${this.words.edit}: ${text}`);
    this.field.value = text;
  }

  #begin(about, title) {
    const wasEdit = "message_id" in this.about;
    this.about = about;
    this.bar.hidden = !title;
    this.bar.querySelector("span").textContent = title.slice(0, SHOWN_OF_IT);
    if (wasEdit) this.field.value = "";
    if (title) this.field.focus();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(this.field.value, this.about);
      this.field.value = "";
      this.#begin({}, "");
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#begin({}, "");
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.form.requestSubmit();
      }
    });
    this.cancel.addEventListener("click", () => this.#begin({}, ""));
  }
}
