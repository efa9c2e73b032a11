// The page around the telephones: who one is, what day it is, which language.

import { Chat, ask, button } from "/page/chat.js";

const WIDE = matchMedia("(min-width: 1000px)");
const page = { language: "ru", words: {} };
const chats = new Map();
let current = 0;

async function begin() {
  const asked = new URLSearchParams(location.search).get("language");
  await speak(asked === "en" ? "en" : "ru");
  current = page.people[0].id;
  for (const person of page.people) {
    const chat = new Chat(person, page);
    chats.set(person.id, chat);
    document.getElementById("phones").append(chat.root);
  }
  choose(current);
  await refreshAll();
  listen();
}

async function speak(language) {
  Object.assign(page, await ask(`/demo/${language}`), { language });
  document.documentElement.lang = language;
  document.title = page.words.title;
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = page.words[node.dataset.word];
  }
  document.getElementById("language").lang = language === "ru" ? "en" : "ru";
  document.getElementById("tabs").setAttribute("aria-label", page.words.people);
  tellDay();
}

function tellDay() {
  document.getElementById("day").textContent = page.days[page.language];
}

function isVisible(chat) {
  return WIDE.matches || chat.id === current;
}

function choose(id) {
  current = id;
  for (const chat of chats.values()) chat.root.classList.toggle("current", chat.id === id);
  chats.get(id).look();
  drawTabs();
}

function drawTabs() {
  const tabs = page.people.map((person) => {
    const chat = chats.get(person.id);
    const tab = button(person.name, () => choose(person.id));
    tab.setAttribute("aria-pressed", String(person.id === current));
    const role = document.createElement("small");
    role.textContent = person.role.split(",")[0];
    tab.append(role);
    if (chat.unread) tab.append(badge(chat.unread));
    return tab;
  });
  const focused = [...document.getElementById("tabs").children].indexOf(document.activeElement);
  document.getElementById("tabs").replaceChildren(...tabs);
  tabs[focused]?.focus();
}

function badge(number) {
  const node = document.createElement("span");
  node.className = "badge";
  node.textContent = number;
  node.setAttribute("aria-label", `${number} ${page.words.unread}`);
  return node;
}

async function refresh(chat) {
  await chat.refresh(isVisible(chat));
  drawTabs();
}

async function refreshAll() {
  await Promise.all([...chats.values()].map(refresh));
}

function listen() {
  const events = new EventSource("/_emulator/events");
  const about = (event) => chats.get(JSON.parse(event.data).chat_id);
  for (const kind of ["message", "edit", "delete"]) {
    events.addEventListener(kind, (event) => {
      const chat = about(event);
      if (chat) refresh(chat);
    });
  }
  events.addEventListener("notice", (event) => {
    const { text, alert } = JSON.parse(event.data);
    if (alert) tell(text);
    else about(event)?.notice(text);
  });
  events.addEventListener("open", () => {
    document.getElementById("stopped").hidden = true;
    refreshAll();
  });
  events.addEventListener("error", () => {
    document.getElementById("stopped").hidden = false;
  });
}

function tell(text) {
  const dialog = document.getElementById("alert");
  dialog.querySelector("p").textContent = text;
  if (!dialog.open) dialog.showModal();
}

async function goOn(days) {
  const buttons = [...document.querySelectorAll(".when button")];
  for (const one of buttons) one.disabled = true;
  try {
    Object.assign(page, await ask("/demo/later", { days }));
    tellDay();
  } finally {
    for (const one of buttons) one.disabled = false;
  }
}

async function switchLanguage() {
  await speak(page.language === "ru" ? "en" : "ru");
  for (const person of page.people) chats.get(person.id).describe(person);
  await refreshAll();
}

document.getElementById("next-day").addEventListener("click", () => goOn(1));
document.getElementById("next-week").addEventListener("click", () => goOn(7));
document.getElementById("language").addEventListener("click", switchLanguage);
document.querySelector("#alert button").addEventListener("click", () => {
  document.getElementById("alert").close();
});
WIDE.addEventListener("change", () => choose(current));
begin();
