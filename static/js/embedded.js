// Inside a frame: tell the page around it how high this one is, and where a link inside the page leads.
// Messages: {inburgering: 1, height} and {inburgering: 1, top}, in CSS pixels. See docs/embed.md.
if (window.parent !== window) {
  const tell = (words) => window.parent.postMessage({ inburgering: 1, ...words }, "*");
  new ResizeObserver(() => tell({ height: Math.ceil(document.documentElement.getBoundingClientRect().height) }))
    .observe(document.documentElement);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const place = link && link.hash && link.pathname === location.pathname && link.search === location.search
      && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) tell({ top: Math.round(place.getBoundingClientRect().top + window.scrollY) });
  });
}
