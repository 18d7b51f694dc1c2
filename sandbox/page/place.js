// Who looks at which channel: kept in the address as ?as=U…#C…, so that a reload lands there again.
// The app's own place has tabs: #D…/home and #D…/about.

/** {as, channel, tab}, each undefined where the address does not say. */
export function placeIn(location) {
  const [channel, tab] = decodeURIComponent(location.hash.slice(1)).split("/");
  return {
    as: new URLSearchParams(location.search).get("as") ?? undefined,
    channel: channel || undefined,
    tab: tab || undefined,
  };
}

/** The address of a place. */
export function addressOf({ as, channel, tab }) {
  return `?as=${encodeURIComponent(as)}${channel ? hashOf({ channel, tab }) : ""}`;
}

/** The end of the address of a place, for links of the same person. */
export function hashOf({ channel, tab }) {
  return `#${encodeURIComponent(channel)}${tab ? `/${tab}` : ""}`;
}
