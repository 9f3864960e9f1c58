// <inburgering-journey src="https://…/embed/ar/klantreis/" label="…"><a href="…">…</a></inburgering-journey>
// Makes a frame that is as high as what stands in it. Without this script the link inside remains. See docs/embed.md.
customElements.define("inburgering-journey", class extends HTMLElement {
  connectedCallback() {
    if (this.frame) return addEventListener("message", this.hear);
    const address = new URL(this.getAttribute("src"), document.baseURI);
    address.pathname = address.pathname.replace(/^\/embed\/(~?)/, (all, kept) => `/embed/~v=1${kept ? "," : "/"}`);
    const frame = this.frame = document.createElement("iframe");
    const place = () => frame.getBoundingClientRect().top;
    frame.title = this.getAttribute("label") || this.textContent.trim();
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    // The example on our own page needs none: a frame of the same site could leave it.
    if (address.origin !== origin) frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
    frame.style.cssText = "border:0;display:block;width:100%;height:600px";
    this.hear = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== address.origin || !data || data.inburgering !== 1) return;
      const { height, top, title, lang } = data;
      if (height > 0 && height < 60000) frame.style.height = `${height}px`;
      if (top >= 0 && top < 60000) scrollTo({ top: place() + scrollY + top });
      if (typeof title === "string" && typeof lang === "string") Object.assign(frame, { title, lang });
    };
    addEventListener("message", this.hear);
    // Another page inside the frame: its beginning, when that is out of sight.
    let pages = 0;
    frame.addEventListener("load", () => pages++ && place() < 0 && frame.scrollIntoView());
    frame.src = address;
    this.style.display = "block";
    this.attachShadow({ mode: "open" }).append(frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.hear);
  }
});
