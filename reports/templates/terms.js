(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const unit = document.getElementById("filter-unit");
  const status = document.getElementById("shown");
  const rows = [...document.querySelectorAll("tr[data-unit]")];
  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = unit.value !== "" && row.dataset.unit !== unit.value;
      shown += row.hidden ? 0 : 1;
    }
    for (const section of document.querySelectorAll("main section")) {
      const left = [...section.querySelectorAll("tr[data-unit]")].some((row) => !row.hidden);
      section.hidden = !left;
      const link = document.querySelector(`nav a[href="#${section.getAttribute("aria-labelledby")}"]`);
      if (link) link.parentElement.hidden = !left;
    }
    status.textContent = status.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.reset();
  apply();
})();
