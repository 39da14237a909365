
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
      arrange(sorted);
    });
  }

  const group = document.getElementById("group");
  const arrange = (ordered) => {
    const chosen = group ? group.value : "";
    for (const head of body.querySelectorAll("tr.group")) head.remove();
    if (!chosen) {
      body.append(...ordered);
      return;
    }
    const parts = new Map();
    for (const row of ordered) {
      const name = row.dataset[chosen] || "–";
      parts.set(name, [...(parts.get(name) ?? []), row]);
    }
    for (const name of [...parts.keys()].sort(collator.compare)) {
      const head = document.createElement("tr");
      const cell = document.createElement("th");
      head.className = "group";
      cell.scope = "rowgroup";
      cell.colSpan = table.tHead.rows[0].cells.length;
      head.append(cell);
      body.append(head, ...parts.get(name));
    }
    name_groups();
  };
  const name_groups = () => {
    for (const head of body.querySelectorAll("tr.group")) {
      const own = [];
      for (let row = head.nextElementSibling; row && row.className !== "group"; row = row.nextElementSibling) own.push(row);
      const shown = own.filter((row) => !row.hidden).length;
      head.hidden = !shown;
      head.cells[0].textContent = `${own[0].dataset[group.value] || "–"} (${shown})`;
    }
  };
  if (group) group.addEventListener("change", () => arrange([...body.rows].filter((row) => row.className !== "group")));

  const bare = (text) => text.toLocaleLowerCase(language).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");
  const search = document.getElementById("filter-text");
  const status = document.getElementById("shown");
  const apply = () => {
    const wanted = bare(search.value.trim());
    const chosen = [...form.querySelectorAll("select[data-key]")].filter((select) => select.value);
    let shown = 0;
    for (const row of rows) {
      const fits = chosen.every((select) => row.dataset[select.dataset.key] === select.value);
      row.hidden = !(fits && bare(row.textContent).includes(wanted));
      twins.get(row.dataset.row).hidden = row.hidden;
      shown += row.hidden ? 0 : 1;
    }
    name_groups();
    const text = shown ? status.dataset.text : status.dataset.empty;
    status.textContent = text.replace("{shown}", shown).replace("{all}", rows.length);
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.reset();
  apply();
})();
