
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

  // One finding at a time can be reached with Tab; arrows go on from there.
  const shownFindings = () => [...document.querySelectorAll(".finding")].filter((one) => !one.closest("[hidden]"));
  const reach = (finding) => {
    for (const one of document.querySelectorAll(".finding")) one.tabIndex = one === finding ? 0 : -1;
  };
  const keepOneInReach = () => {
    const shown = shownFindings();
    if (!shown.some((one) => one.tabIndex === 0)) reach(shown[0]);
  };

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
    keepOneInReach();
  };

  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  };

  document.addEventListener("keydown", (event) => {
    const here = event.target;
    if (!here.classList.contains("finding") || event.ctrlKey || event.altKey || event.metaKey) return;
    const shown = shownFindings();
    const at = shown.indexOf(here);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const finding = shown[Math.min(Math.max(next, 0), shown.length - 1)];
    reach(finding);
    finding.focus();
  });

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  form.reset();
  apply();
})();
