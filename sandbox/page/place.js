// Who looks at which channel: kept in the address as ?as=U…#C…, so that a reload lands there again.

/** {as, channel}, each undefined where the address does not say. */
export function placeIn(location) {
  return {
    as: new URLSearchParams(location.search).get("as") ?? undefined,
    channel: decodeURIComponent(location.hash.slice(1)) || undefined,
  };
}

/** The address of a place. */
export function addressOf({ as, channel }) {
  return `?as=${encodeURIComponent(as)}${channel ? `#${encodeURIComponent(channel)}` : ""}`;
}
