// The map is drawn from the table beside it, so both always say the same.
"use strict";
(() => {
  const box = document.getElementById("peta");
  if (!box || !window.L) return;
  const rows = [...document.querySelectorAll(`#${box.dataset.table} tbody tr[data-code]`)].map((row) => ({ row, ...row.dataset }));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const NAMED = 30; // more names than these would lie on one another
  const districts = box.dataset.mode === "districts";
  box.textContent = "";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    zoomSnap: 0.25, zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false, dragging: !L.Browser.mobile, tap: false,
  });
  map.attributionControl.setPrefix(false).addAttribution(box.dataset.credit);
  map.on("focus", () => map.scrollWheelZoom.enable());

  const said = (row) => {
    const text = document.createElement("span");
    const cells = [...row.row.querySelectorAll("td")].map((cell) => cell.textContent.trim().replace(/\s+/g, " "));
    const which = districts ? cells[3] : `${cells[0]}, ${cells[1]}`;
    text.textContent = `${row.label}: ${which}`;
    return text;
  };
  const opens = (layer, row) => {
    layer.bindTooltip(said(row), { sticky: true });
    layer.on("click", () => location.assign(row.href));
  };
  const hatch = (layer) => layer.setStyle({ stroke: false, fillColor: "url(#hatch)", fillOpacity: 0.6 });

  // The middle of a district's largest piece, where its number stands.
  const middle = ({ geometry }) => {
    let best = { area: -1 };
    for (const [ring] of geometry.coordinates) {
      let [area, x, y] = [0, 0, 0];
      for (let i = 0; i < ring.length - 1; i++) {
        const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
        area += cross;
        x += (ring[i][0] + ring[i + 1][0]) * cross;
        y += (ring[i][1] + ring[i + 1][1]) * cross;
      }
      if (Math.abs(area) > best.area) best = { area: Math.abs(area), at: [y / (3 * area), x / (3 * area)] };
    }
    return best.at;
  };

  const shape = (feature) => {
    const row = districts ? byCode.get(feature.id) : null;
    const mine = districts ? row : rows.some(({ district }) => district === feature.id);
    const layer = L.geoJSON(feature, { className: row ? `district r${row.step}` : mine ? "district own" : "district beside", interactive: Boolean(row), fillOpacity: 1, weight: 1.25 }).addTo(map);
    if (row) {
      opens(layer, row);
      if (row.hatched) hatch(L.geoJSON(feature, { interactive: false }).addTo(map));
      L.marker(middle(feature), {
        interactive: false, keyboard: false,
        icon: L.divIcon({ className: `days s${row.step}`, html: row.days === "" ? "–" : String(Number(row.days)), iconSize: [32, 18] }),
      }).addTo(map);
    }
    return mine ? layer.getBounds() : null;
  };

  const radius = rows.length > 60 ? 4.5 : 9;
  const dot = (row) => {
    if (row.lat === "" || row.lon === "") return null;
    const at = L.latLng(Number(row.lat), Number(row.lon));
    const layer = L.circleMarker(at, { radius, weight: 1.25, fillOpacity: 1, className: `dot r${row.step}` }).addTo(map);
    opens(layer, row);
    if (row.hatched) hatch(L.circleMarker(at, { radius, interactive: false }).addTo(map));
    if (rows.length <= NAMED && box.clientWidth >= 440) {
      const name = document.createElement("span");
      name.textContent = row.label;
      L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: "place", html: name, iconSize: [110, 16], iconAnchor: [55, -11] }) }).addTo(map);
    }
    return at;
  };

  const fetched = box.dataset.shapes.split(" ").filter(Boolean).map(async (code) => {
    try {
      const answer = await fetch(`/maps/${code}.json`);
      return answer.ok ? (await answer.json()).features : [];
    } catch {
      return []; // without outlines the dots still stand, and the table says all
    }
  });
  Promise.all(fetched).then((parts) => {
    const bounds = L.latLngBounds([]);
    map.setView([-2.5, 118], 4);
    for (const feature of parts.flat()) {
      const found = shape(feature);
      if (found) bounds.extend(found);
    }
    if (!districts) for (const row of rows) {
      const at = dot(row);
      if (at) bounds.extend(at);
    }
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12], animate: false });
  });
})();
