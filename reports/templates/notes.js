
(() => {
  "use strict";
  const open = () => document.querySelectorAll("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...open()];
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((part) => { part.open = false; }));

  const form = document.getElementById("filter");
  if (!form) return;
  const status = document.getElementById("shown");
  const choice = document.getElementById("filter-element");
  const groups = [...document.querySelectorAll(".group")];
  const all = document.querySelectorAll(".finding").length;

  const apply = () => {
    const levels = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    let shown = 0;
    for (const group of groups) {
      const wanted = choice.value === "*" || choice.value === group.dataset.element;
      let visible = 0;
      for (const finding of group.querySelectorAll(".finding")) {
        finding.hidden = !(wanted && levels.has(finding.dataset.severity));
        visible += finding.hidden ? 0 : 1;
      }
      group.hidden = visible === 0;
      shown += visible;
    }
    const text = shown ? status.dataset.text : status.dataset.empty;
    status.textContent = text.replace("{shown}", shown).replace("{all}", all);
  };

  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  form.reset();
  apply();
})();
