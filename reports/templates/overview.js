
(() => {
  "use strict";
  const table = document.getElementById("list");
  const form = document.getElementById("filter");
  if (!table || !form) return;
  const language = document.documentElement.lang;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const twins = new Map([...document.querySelectorAll("#matrix tbody tr")].map((row) => [row.dataset.row, row]));
  const collator = new Intl.Collator(language, { numeric: true });
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  };

  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const number = head.dataset.kind === "number";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = head.dataset.sortLabel;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const falling = before ? before === "ascending" : number;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const compare = (one, two) => number
        ? Number(key(one, column)) - Number(key(two, column))
        : collator.compare(key(one, column), key(two, column));
      const sorted = [...rows].sort((one, two) => (falling ? -1 : 1) * compare(one, two));
      body.append(...sorted);
    });
  }

  const bare = (text) => text.toLocaleLowerCase(language).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");
  const search = document.getElementById("filter-text");
  const status = document.getElementById("shown");
  const apply = () => {
    const wanted = bare(search.value.trim());
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    let shown = 0;
    for (const row of rows) {
      const fits = chosen.every((select) => row.dataset[select.dataset.key] === select.value);
      row.hidden = !(fits && bare(row.textContent).includes(wanted));
      twins.get(row.dataset.row).hidden = row.hidden;
      shown += row.hidden ? 0 : 1;
    }
    const text = shown ? status.dataset.text : status.dataset.empty;
    status.textContent = text.replace("{shown}", shown).replace("{all}", rows.length);
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.reset();
  apply();
})();
