/** The phone's position, only when asked for. Whole numbers of 1e-5 degrees: about a metre; the server rounds to 100 m. */
import type { Position } from "./wire";

const PATIENCE_MS = 20_000;

export function findPosition(): Promise<Position | null> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(rounded(coords.latitude, coords.longitude, coords.accuracy)),
      () => resolve(null),
      { enableHighAccuracy: false, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  });
}

export function rounded(latitude: number, longitude: number, accuracy: number): Position {
  return {
    lat_e5: Math.round(latitude * 1e5),
    lon_e5: Math.round(longitude * 1e5),
    accuracy_m: Math.ceil(accuracy),
  };
}
