/** Words for readers whose clock is not Beijing's, apart because only their browsers load them. */
export const localWords = {
  local: (range: string) => `当地 ${range}`,
  named: (range: string, zone: string) => `你所在地 ${range}${zone && `（${zone}）`}`,
} as const;
