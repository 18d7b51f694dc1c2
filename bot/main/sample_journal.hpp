#pragma once

#include "core/journal.hpp"

#include <array>
#include <cstddef>
#include <string_view>

/// What the product managers of the sandbox's sample workspace have written and plan to do, so that
/// a month has passed there when somebody opens it.
namespace coach::program {

struct sample_entry {
    std::string_view member;
    int days_ago;
    entry_kind kind;
    std::size_t competency;  ///< position in the ladder; that of a shorter one counts round
    bool shared;
    std::string_view main;
    std::string_view did_not_work = {};
    std::string_view what_next = {};
};

constexpr std::string_view mateo = "U0MATEO002";
constexpr std::string_view imogen = "U0IMOGEN07";
constexpr std::string_view bishal = "U0BISHAL08";
constexpr std::string_view grace = "U0GRACE006";
constexpr std::string_view aroha = "U0AROHA016";

constexpr std::array sample_journal{
    sample_entry{imogen, 27, entry_kind::reflection, 1, false,
                 "Kick-off with a written goal: nobody asked twice what we were building.",
                 "I answered every question myself instead of letting the team decide.",
                 "Ask for two options before I give my own."},
    sample_entry{imogen, 22, entry_kind::win, 0, true,
                 "Five user interviews in one week; three asked for the same missing export."},
    sample_entry{imogen, 16, entry_kind::win, 5, true,
                 "The status note is half as long, and for the first time two directors replied."},
    sample_entry{imogen, 13, entry_kind::reflection, 2, false,
                 "Tied the export to the renewal numbers.",
                 "Could not say which of the two goals matters more when asked.",
                 "Read the board’s plan before the next review."},
    sample_entry{imogen, 6, entry_kind::win, 1, true,
                 "Export shipped on the day we said, with the rollback rehearsed."},
    sample_entry{imogen, 1, entry_kind::reflection, 3, false,
                 "Let Priya run the retro. It was better than mine.", "",
                 "Hand over the planning meeting too."},
    sample_entry{bishal, 20, entry_kind::win, 4, true,
                 "Read the search code with Yusuf; I can now say why ranking is slow."},
    sample_entry{bishal, 9, entry_kind::reflection, 0, false,
                 "Cut the settings page from 14 choices to 3.",
                 "Support learned of it from a customer.", "Tell support first."},
    sample_entry{mateo, 18, entry_kind::win, 2, true,
                 "The pricing bet is written down on one page, and finance signed it."},
    sample_entry{mateo, 4, entry_kind::reflection, 3, false, "Imogen leads the export alone now.",
                 "I still rewrite her notes.", "Comment, do not edit."},
    sample_entry{aroha, 12, entry_kind::win, 5, true,
                 "Told the whole company the story of the outage in five minutes."},
};

struct sample_goal {
    std::string_view member;
    std::string_view title;
    std::string_view next_step;
    std::size_t competency;
    int due_in_days;
    bool done;
};

constexpr std::array sample_goals{
    sample_goal{imogen, "Run five user interviews a month", "Book the two for next week", 0, 20,
                false},
    sample_goal{imogen, "Ship the export", "", 1, 7, true},
    sample_goal{imogen, "Present the area’s goals at the quarterly review",
                "Show Mateo the one-page draft", 2, 34, false},
    sample_goal{bishal, "Explain the search index to support", "Draft it with Yusuf", 4, 12, false},
    sample_goal{mateo, "Mentor a product manager to lead on their own", "Agree on what is theirs",
                3, 60, false},
};

/// Who is whose manager there, and shares level and plan with them.
struct sample_link {
    std::string_view report;
    std::string_view manager;
};

constexpr std::array sample_links{sample_link{imogen, grace}, sample_link{bishal, grace},
                                  sample_link{mateo, grace}};

}  // namespace coach::program
