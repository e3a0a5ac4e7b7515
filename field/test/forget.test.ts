import { beforeEach, describe, expect, it } from "vitest";
import { forget } from "../src/forget";
import { db } from "../src/store";
import { finished, posted, pulled } from "./phone";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

function record(activity_id: string, days: number) {
  const base = pulled({ activity_id });
  const position = { lat_e5: -983_100, lon_e5: 12_452_300, accuracy_m: 100 };
  return {
    ...base,
    received_at: ago(days),
    body: { ...base.body, kind: "patrol", started_at: ago(days), position },
  };
}

describe("what the phone lets go", () => {
  beforeEach(posted);

  it("is old records and old positions, by the server's clock", async () => {
    for (const [id, days] of [
      ["new", 2],
      ["month", 31],
      ["season", 91],
    ] as const)
      await db().put("activities", record(id, days));
    await forget(new Date().toISOString());
    const kept = await db().getAll("activities");
    expect(kept.map((one) => [one.activity_id, one.body.position !== null]).sort()).toEqual([
      ["month", false],
      ["new", true],
    ]);
  });

  it("is never what has not arrived, nor anything when the server does not say what time it is", async () => {
    await finished();
    await db().put("activities", record("season", 91));
    await forget("");
    expect(await db().getAll("activities")).toHaveLength(1);
    await forget(new Date(Date.now() + 400 * DAY).toISOString());
    expect(await db().getAll("ops")).toHaveLength(1);
  });
});
