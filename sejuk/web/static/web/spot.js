// One dot on the outlines of its regency.
"use strict";
(() => {
  const box = document.getElementById("titik");
  if (!box || !window.L) return;
  const at = L.latLng(box.dataset.lat / 1e5, box.dataset.lon / 1e5);
  const map = L.map(box, { scrollWheelZoom: false, dragging: !L.Browser.mobile, zoomSnap: 0.5 }).setView(at, 11);
  map.attributionControl.setPrefix(false);
  L.circleMarker(at, { radius: 8, weight: 1.5, fillOpacity: 1, className: "dot r3" }).addTo(map);
  fetch(`/maps/${box.dataset.shapes}.json`)
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((shapes) => shapes && L.geoJSON(shapes, { className: "district own", weight: 1, fillOpacity: 1, interactive: false }).addTo(map).bringToBack())
    .catch(() => {});
})();
