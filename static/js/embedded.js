// Inside a frame: tell the page around it the name and language of this page, how high it is, and where a link inside
// the page leads. Messages: {inburgering: 1, height}, {…, top} and {…, title, lang}; pixels of CSS. See docs/embed.md.
if (window.parent !== window) {
  const root = document.documentElement;
  const tell = (words) => window.parent.postMessage({ inburgering: 1, ...words }, "*");
  const lead = (hash) => {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (place) tell({ top: Math.round(place.getBoundingClientRect().top + window.scrollY) });
  };
  tell({ title: document.title, lang: root.lang });
  new ResizeObserver(() => tell({ height: Math.ceil(root.getBoundingClientRect().height) })).observe(root);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.hash && link.pathname === location.pathname && link.search === location.search) lead(link.hash);
  });
  // Only a link of ours may scroll the page around this one, never the first showing of it.
  if (location.hash && document.referrer.startsWith(location.origin)) addEventListener("load", () => lead(location.hash));
}
