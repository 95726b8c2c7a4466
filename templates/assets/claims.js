// Narrows the list of claims down, by all filters at once, and counts what each choice would leave.
// What is chosen stands in the address, which can be kept and sent. Its sentences stand in the page.

const form = document.querySelector(".narrow-down");
const status = document.querySelector("#shown");
const selects = [...form.querySelectorAll("select")];
const sections = [...document.querySelectorAll(".claims section")];
// A word of support has spaces in it; ids and years are joined by them.
const SEVERAL = new Set(["briefing", "source", "year"]);
const rows = [...document.querySelectorAll("[data-support]")].map((item) => ({ item, values: valuesOf(item) }));

function valuesOf({ dataset }) {
  const values = {};
  for (const { name } of selects) values[name] = SEVERAL.has(name) ? dataset[name].split(" ") : [dataset[name]];
  return values;
}

/** Says whether a claim has everything that is chosen, leaving one select out of account. */
const fits = ({ values }, except) =>
  selects.every((one) => one === except || !one.value || values[one.name].includes(one.value));

function narrow() {
  let shown = 0;
  for (const row of rows) {
    row.item.hidden = !fits(row);
    if (!row.item.hidden) shown++;
  }
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  for (const select of selects) offer(select);
  const chosen = selects.filter((one) => one.value).map((one) => [one.name, one.value]);
  const text = status.dataset[!chosen.length ? "all" : shown ? "some" : "none"];
  status.textContent = text.replace("{shown}", shown).replace("{total}", rows.length);
  history.replaceState(null, "", `${chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname}${location.hash}`);
}

function offer(select) {
  const counts = new Map();
  for (const row of rows) {
    if (!fits(row, select)) continue;
    for (const value of row.values[select.name]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  for (const option of select.options) {
    if (option.value) option.textContent = `${option.dataset.label} (${counts.get(option.value) ?? 0})`;
  }
}

for (const select of selects) select.addEventListener("change", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault(); // the browser would clear the selects after this
  for (const select of selects) select.value = "";
  narrow();
});

const given = new URLSearchParams(location.search);
for (const select of selects) {
  const value = given.get(select.name);
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}
narrow();
