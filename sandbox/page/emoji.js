// The emoji that apps write as :shortcodes:; one that is not here stays text, as in Slack.

const table = {
  "+1": "👍", "-1": "👎", thumbsup: "👍", thumbsdown: "👎", clap: "👏", pray: "🙏", wave: "👋",
  raised_hands: "🙌", muscle: "💪", point_right: "👉", point_left: "👈", point_up: "☝️",
  point_down: "👇", ok_hand: "👌", handshake: "🤝", eyes: "👀", brain: "🧠", writing_hand: "✍️",
  smile: "😄", grinning: "😀", slightly_smiling_face: "🙂", wink: "😉", blush: "😊", joy: "😂",
  thinking_face: "🤔", sweat_smile: "😅", sunglasses: "😎", cry: "😢", heart_eyes: "😍",
  hugging_face: "🤗", neutral_face: "😐", relaxed: "☺️", sleeping: "😴", star_struck: "🤩",
  heart: "❤️", broken_heart: "💔", star: "⭐", star2: "🌟", sparkles: "✨", fire: "🔥", zap: "⚡",
  tada: "🎉", confetti_ball: "🎊", trophy: "🏆", medal: "🏅", first_place_medal: "🥇",
  dart: "🎯", rocket: "🚀", seedling: "🌱", herb: "🌿", deciduous_tree: "🌳", evergreen_tree: "🌲",
  palm_tree: "🌴", airplane: "✈️", mountain: "⛰️", sunrise: "🌅", sunny: "☀️", rainbow: "🌈",
  bulb: "💡", memo: "📝", pencil: "📝", pencil2: "✏️", notebook: "📓", book: "📖", books: "📚",
  bookmark: "🔖", calendar: "📆", date: "📅", clock3: "🕒", alarm_clock: "⏰", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", stopwatch: "⏱️", bell: "🔔", no_bell: "🔕", mega: "📣",
  loudspeaker: "📢", speech_balloon: "💬", thought_balloon: "💭", mailbox: "📫", email: "📧",
  envelope: "✉️", inbox_tray: "📥", outbox_tray: "📤", package: "📦", link: "🔗", lock: "🔒",
  unlock: "🔓", key: "🔑", mag: "🔍", gear: "⚙️", wrench: "🔧", hammer: "🔨", toolbox: "🧰",
  bar_chart: "📊", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉",
  clipboard: "📋", pushpin: "📌", paperclip: "📎", page_facing_up: "📄", file_folder: "📁",
  open_file_folder: "📂", floppy_disk: "💾", computer: "💻", iphone: "📱", compass: "🧭",
  world_map: "🗺️", ladder: "🪜", jigsaw: "🧩", balance_scale: "⚖️", mirror: "🪞", door: "🚪",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌",
  negative_squared_cross_mark: "❎", warning: "⚠️", no_entry: "⛔", no_entry_sign: "🚫",
  exclamation: "❗", question: "❓", grey_question: "❔", information_source: "ℹ️", sos: "🆘",
  recycle: "♻️", repeat: "🔁", arrows_counterclockwise: "🔄", arrow_right: "➡️", arrow_left: "⬅️",
  arrow_up: "⬆️", arrow_down: "⬇️", arrow_upper_right: "↗️", heavy_plus_sign: "➕",
  heavy_minus_sign: "➖", red_circle: "🔴", large_blue_circle: "🔵", large_green_circle: "🟢",
  large_yellow_circle: "🟡", large_orange_circle: "🟠", large_purple_circle: "🟣",
  white_circle: "⚪", black_circle: "⚫", large_green_square: "🟩", large_blue_square: "🟦",
  large_yellow_square: "🟨", white_large_square: "⬜", black_large_square: "⬛",
  small_blue_diamond: "🔹", small_orange_diamond: "🔸", one: "1️⃣", two: "2️⃣", three: "3️⃣",
  four: "4️⃣", five: "5️⃣", coffee: "☕", cake: "🍰", gift: "🎁", house: "🏠", office: "🏢",
  robot_face: "🤖", ghost: "👻", crystal_ball: "🔮", bust_in_silhouette: "👤",
  busts_in_silhouette: "👥", shushing_face: "🤫", see_no_evil: "🙈", lower_left_crayon: "🖍️",
};

const emoji = new Map(Object.entries(table));

/** The characters of a shortcode, its skin tone left out; nothing if it is unknown. */
export function emojiNamed(shortcode) {
  return emoji.get(shortcode.replace(/::skin-tone-\d$/, ""));
}
