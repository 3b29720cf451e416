"use strict";
// Finding events by words and names. Without this script the page says the same; it only cannot be narrowed.
{
  const form = document.getElementById("find");
  // As `tui.model.names.fold` folds names, as far as a browser can: no marks, no case, i for y, no doubled letters.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/đ/g, "d").replace(/y/g, "i").replace(/['’`]/g, "").replace(/([a-z])\1+/g, "$1");
  const texts = new Map();  // <li> → everything it is found by
  const gather = () => {
    for (const item of document.querySelectorAll(".events > li")) texts.set(item, fold(item.textContent));
    for (const entry of document.querySelectorAll(".index > li")) {
      const written = [...entry.querySelectorAll("h3, .names")].map((part) => part.textContent);
      const names = ` ${entry.dataset.find} ${fold(written.join(" "))}`;
      for (const link of entry.querySelectorAll("ul a")) {
        const item = document.getElementById(link.hash.slice(1))?.closest("li");
        if (item) texts.set(item, texts.get(item) + names);
      }
    }
  };
  const narrow = (input, output) => {
    if (!texts.size) gather();
    const words = fold(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    let found = 0;
    for (const [item, text] of texts) {
      item.hidden = !words.every((word) => text.includes(word));
      found += !item.hidden;
    }
    output.value = words.length ? `${found} of ${texts.size} events` : "";
  };
  if (form) {
    const [input, output] = [form.querySelector("input"), form.querySelector("output")];
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", () => narrow(input, output));
    // A link into an event that is not shown shows it.
    addEventListener("hashchange", () => {
      const item = location.hash && document.getElementById(location.hash.slice(1))?.closest(".events > li[hidden]");
      if (item) { input.value = ""; narrow(input, output); item.scrollIntoView(); }
    });
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "/" && event.target !== input) { event.preventDefault(); input.focus(); }
      else if (event.key === "Escape" && event.target === input) { input.value = ""; narrow(input, output); input.blur(); }
    });
  }
}
