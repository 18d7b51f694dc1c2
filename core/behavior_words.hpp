#pragma once

#include "core/journal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// The words by which a text is recognized: folded, parted at everything that is neither a letter
/// nor a digit, without those of one or two characters and without English ones that say little
/// ("and", "with"), each cut to its stem ("ships", "shipped" and "shipping" are one), sorted, each
/// once.
std::vector<std::string> telling_words(std::string_view text);

/// Whether the words of an entry come close to those of a behavior in the framework: it has more
/// than half of the behavior's telling words, and two at least (the only one, where there is no
/// second). What counts of an entry is what happened, in its author's words or in those of the
/// message that they kept; not what didn't work, and not what is planned. This is a hint for the
/// reader, never a claim that the behavior was shown.
bool names_behavior(const journal_entry& entry, std::string_view behavior);

}  // namespace coach
