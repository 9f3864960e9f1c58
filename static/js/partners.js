// Copy lines with one press, and say that it is done. Without this script the lines can be chosen and copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const name = button.dataset.copy;
  const lines = document.getElementById(name);
  const said = document.querySelector(`[data-copied="${name}"]`);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    lines.select();
    await navigator.clipboard.writeText(lines.value);
    said.textContent = said.dataset.words;
  });
}
