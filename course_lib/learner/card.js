// SPDX-License-Identifier: Apache-2.0
// The quiz card's form: plain fields of the browser, so that keyboard and screen reader work as everywhere else.

function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// `code` between back-ticks becomes <code>; nothing else is markup
function withCode(text) {
  return text.split("`").map((part, index) => (index % 2 ? node("code", {}, part) : part));
}

function choice(type, group, option, checked) {
  const input = node("input", { type, name: group, value: option.letter });
  input.checked = checked;
  return node("label", {}, input, node("span", {}, ...withCode(option.text)));
}

function pick(label, choices, value) {
  const select = node("select", {}, node("option", { value: "" }, "choose"));
  for (const { letter, text } of choices) select.append(node("option", { value: letter }, text.replaceAll("`", "")));
  select.value = value;
  return node("label", { class: "course-row" }, node("span", {}, ...withCode(label)), select);
}

const chosen = (form) => [...form.querySelectorAll("select")].map((select) => select.value);
const ticked = (form) => [...form.querySelectorAll("input:checked")].map((input) => input.value).sort().join("");

// for each kind: its fields, and how the answer is read from the form ("" where it is not complete)
const kinds = {
  single: {
    fields: (item, group, answer) => item.options.map((o) => choice("radio", group, o, o.letter === answer)),
    read: (form) => ticked(form),
  },
  several: {
    fields: (item, group, answer) => item.options.map((o) => choice("checkbox", group, o, answer.includes(o.letter))),
    read: (form) => ticked(form),
  },
  order: {
    fields: (item, group, answer) => {
      const places = item.options.map((_, index) => ({ letter: String(index + 1), text: `${index + 1}.` }));
      const place = (letter) => (answer.includes(letter) ? String(answer.indexOf(letter) + 1) : "");
      return item.options.map((o) => pick(o.text, places, place(o.letter)));
    },
    read: (form, item) => {
      const places = chosen(form).map((place, index) => ({ place: Number(place), letter: item.options[index].letter }));
      if (places.some(({ place }) => !place) || new Set(places.map(({ place }) => place)).size < places.length) return "";
      return places.sort((a, b) => a.place - b.place).map(({ letter }) => letter).join("");
    },
    incomplete: "Give every step a place of its own.",
  },
  match: {
    fields: (item, group, answer) => item.rows.map((row, index) => pick(row, item.options, answer[index] ?? "")),
    read: (form) => (chosen(form).includes("") ? "" : chosen(form).join("")),
    incomplete: "Choose something for every row.",
  },
  number: {
    fields: (item, group, answer) => {
      const input = node("input", { type: "text", inputmode: "decimal", autocomplete: "off" });
      input.value = answer;
      return [node("label", { class: "course-row" }, node("span", {}, "Your number"), input)];
    },
    read: (form) => form.querySelector("input").value.trim(),
    incomplete: "Write a number first.",
  },
};

export default {
  render({ model, el }) {
    const item = model.get("item");
    const kind = kinds[item.kind];
    const legend = node("legend", { class: item.own_numbers ? "" : "unseen" }, ...withCode(item.question));
    const fields = node("fieldset", {}, legend, ...kind.fields(item, `${item.id}-${model.model_id}`, model.get("answer")));
    const button = node("button", { type: "submit" }, "Check");
    const verdict = node("div", { role: "status" });
    const form = node("form", { class: "course-card" }, fields, button, verdict);
    // JupyterLab takes single letters and arrow keys for its own commands, but not from an element that says so
    for (const field of form.querySelectorAll("input, select, button")) {
      field.setAttribute("data-lm-suppress-shortcuts", "true");
    }

    const show = () => (verdict.innerHTML = model.get("verdict"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answer = kind.read(form, item);
      if (!answer) {
        verdict.textContent = kind.incomplete ?? "Choose an answer first.";
        return;
      }
      model.set("answer", answer);
      model.set("asked", model.get("asked") + 1);
      model.save_changes();
    });
    model.on("change:verdict", show);
    show();
    el.append(form);
  },
};
