// Text fields of editors take the direction of what is typed in them.
(() => {
  const fields = 'input[type="text"], input:not([type]), input[type="search"], textarea, [contenteditable="true"]';
  const turn = (root) => root.querySelectorAll(fields).forEach((field) => {
    if (!field.hasAttribute("dir")) field.setAttribute("dir", "auto");
  });
  turn(document);
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
    if (node.nodeType === 1) turn(node.parentElement || node);
  }))).observe(document.body, { childList: true, subtree: true });
})();
