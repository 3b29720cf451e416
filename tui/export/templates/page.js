"use strict";
// Finding, keys and citations. Without this script the page says the same; it only cannot be narrowed.
{
  const $ = (id) => document.getElementById(id);
  const items = [...document.querySelectorAll(".events > li")];
  const [form, tools, keys] = [$("find"), $("tools"), $("keys")];

  // Names and words are folded as the program folds them (`tui.model.names`), with its own table of letters.
  const letters = new Map();
  for (const [fold, written] of Object.entries(JSON.parse($("folds").textContent)))
    for (const letter of written) letters.set(letter, fold);
  const beyondAscii = (letter) => letters.get(letter) ?? (/[\p{L}\p{N}]/u.test(letter) ? letter.toLowerCase() : "");
  const fold = (text) => text.normalize("NFC").replace(/[^\0-\x7f]/gu, beyondAscii).toLowerCase()
    .replace(/y/g, "i").replace(/['`]/g, "").replace(/[\0-\x2f\x3a-\x60\x7b-\x7f]+/g, " ")
    .replace(/([a-z])(?<=[a-z0-9].)\1+/g, "$1");

  // What each event is found by, in the order of `items`: its own words, and every name of who is there.
  let texts = null;
  const gather = () => {
    if (texts) return;
    texts = items.map((item) => ` ${fold(item.textContent)}`);
    const places = new Map(items.map((item, at) => [`#${item.firstElementChild.id}`, at]));
    for (const entry of document.querySelectorAll(".index > li")) {
      const names = [...entry.querySelectorAll("h3, .names > *")].map((name) => fold(name.textContent)).join(" ");
      for (const link of entry.querySelectorAll("ul a")) {
        const at = places.get(link.hash);
        if (at !== undefined) texts[at] += ` ${names}`;
      }
    }
  };
  const shown = () => items.filter((item) => !item.hidden);
  const narrow = (typed) => {
    gather();
    const words = fold(typed).split(" ").filter(Boolean);
    let found = 0;
    items.forEach((item, at) => {
      const hidden = !words.every((word) => texts[at].includes(word));
      if (item.hidden !== hidden) item.hidden = hidden;
      found += !hidden;
    });
    $("found").value = words.length ? `${found} of ${items.length} events` : "";
  };
  const find = (typed) => {
    $("words").value = typed;
    narrow(typed);
  };
  // The search stands in the address, so that what was found can be sent to somebody.
  const remember = (typed) => {
    if (typed || location.hash.startsWith("#find="))
      history.replaceState(null, "", typed ? `#find=${encodeURIComponent(typed)}` : "#events");
  };
  const clear = () => { find(""); remember(""); };

  // The event that the keys start from: the one in the address, else the first that can be seen.
  const named = () => /^#event-/.test(location.hash) ? $(location.hash.slice(1))?.closest(".events > li") : null;
  const current = () => {
    const item = named();
    return item && !item.hidden ? item : null;
  };
  // A long page is laid out where it is looked at, so that a place it goes to moves for a few frames.
  const settle = (frames) => {
    $(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    if (frames) requestAnimationFrame(() => settle(frames - 1));
  };
  const arrive = () => {
    const item = named();
    if (item?.hidden) find("");
    if (item) item.querySelector(".head").append(tools);
    tools.hidden = !item;
    $("copied").value = "";
    if (document.querySelector(".many") || item) settle(document.querySelector(".many") ? 5 : 0);
  };
  const step = (by) => {
    const [all, at] = [shown(), current()];
    const next = at ? all[all.indexOf(at) + by] : all.find((item) => item.getBoundingClientRect().bottom > 0);
    const link = next?.querySelector("h3 a");
    if (!link) return;
    location.hash = link.hash;
    link.focus({ preventScroll: true });
  };

  // The drawing, as wide as its frame or wider; what is selected stays in its middle.
  let zoom = 1;
  const magnify = (factor) => {
    zoom = factor ? Math.min(16, Math.max(1, zoom * factor)) : 1;
    const stage = document.querySelector(".stage");
    for (const { style } of stage.children) {
      style.width = zoom > 1 ? `${zoom * 100}%` : "";
      style.maxWidth = zoom > 1 ? "none" : "";
    }
    stage.tabIndex = zoom > 1 ? 0 : -1;
    const picture = [...stage.children].find((drawn) => drawn.clientWidth);
    const mark = current() && picture.querySelector(`a[href="${CSS.escape(location.hash)}"] .glyph`);
    const [frame, box] = [picture, mark ?? picture].map((part) => part.getBoundingClientRect());
    stage.scrollLeft = box.left + box.width / 2 - frame.left - stage.clientWidth / 2;
  };

  const citation = () => {
    const item = current();
    const said = (node) => node.textContent.replace(/\s+/g, " ").trim();
    const when = item.querySelector(".when").cloneNode(true);
    when.querySelectorAll(".refs").forEach((refs) => refs.remove());
    const notes = new Set([...item.querySelectorAll(".refs a")].map((ref) => ref.hash));
    const sources = [...notes].map((note) =>
      [...$(note.slice(1)).querySelectorAll(".source, .address")].map(said).join(", "));
    const page = `${document.title} (version ${said(document.querySelector("code[title]"))})`;
    const event = `${said(item.querySelector("h3"))}. ${said(when)}. In: ${page}. ${location.href}`;
    return [event, ...sources].join("\n");
  };
  const copy = async () => {
    if (!current()) return;
    try {
      await navigator.clipboard.writeText(citation());
      $("copied").value = "Copied.";
    } catch {  // a browser that forbids it lets it be copied by hand
      $("by-hand").querySelector("textarea").value = citation();
      $("by-hand").showModal();
      $("by-hand").querySelector("textarea").select();
    }
  };

  const act = {
    ArrowRight: () => step(1), l: () => step(1), ArrowLeft: () => step(-1), h: () => step(-1),
    "+": () => magnify(1.5), "=": () => magnify(1.5), "-": () => magnify(1 / 1.5), 0: () => magnify(0),
    "/": () => $("words").focus(), F3: () => $("words").focus(), y: copy, x: clear,
    "?": () => keys.showModal(), F1: () => keys.showModal(),
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      step(1);
    });
    $("words").addEventListener("input", ({ target }) => {
      narrow(target.value);
      remember(target.value);
    });
    $("show-keys").addEventListener("click", () => keys.showModal());
    tools.querySelector("button").addEventListener("click", copy);
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
      if (event.target.matches("input")) {
        if (event.key === "Escape") { clear(); event.target.blur(); }
      } else if (event.key in act) { event.preventDefault(); act[event.key](); }
    });
    addEventListener("hashchange", arrive);
    addEventListener("load", () => {
      if (location.hash.startsWith("#find=")) find(decodeURIComponent(location.hash.slice(6)));
      arrive();
      (window.requestIdleCallback ?? setTimeout)(gather);
    });
  }
}
