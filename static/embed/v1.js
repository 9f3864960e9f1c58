// <inburgering-journey src="https://…/embed/ar/klantreis/" label="…"><a href="…">…</a></inburgering-journey>
// Makes a frame that is as high as what stands in it. Without this script the link inside remains. See docs/embed.md.
customElements.define("inburgering-journey", class extends HTMLElement {
  connectedCallback() {
    if (this.frame) return;
    const address = new URL(this.getAttribute("src"), document.baseURI);
    const frame = this.frame = document.createElement("iframe");
    frame.src = address;
    frame.title = this.getAttribute("label") || this.textContent.trim();
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
    frame.style.cssText = "border:0;display:block;width:100%;height:600px";
    this.hear = (event) => {
      const told = event.data;
      if (event.source !== frame.contentWindow || event.origin !== address.origin || !told || told.inburgering !== 1) return;
      if (told.height > 0 && told.height < 60000) frame.style.height = `${told.height}px`;
      if (told.top >= 0 && told.top < 60000) {
        window.scrollTo({ top: frame.getBoundingClientRect().top + window.scrollY + told.top });
      }
    };
    addEventListener("message", this.hear);
    this.replaceChildren(frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.hear);
  }
});
