#include "bot/routing/routes.hpp"

#include "bot/handlers/assessment.hpp"
#include "bot/handlers/data_rights.hpp"
#include "bot/handlers/feedback_answers.hpp"
#include "bot/handlers/feedback_desk.hpp"
#include "bot/handlers/feedback_requests.hpp"
#include "bot/handlers/feedback_running.hpp"
#include "bot/handlers/goals.hpp"
#include "bot/handlers/grow.hpp"
#include "bot/handlers/journal.hpp"
#include "bot/handlers/level.hpp"
#include "bot/handlers/presence.hpp"
#include "bot/handlers/prompts.hpp"
#include "bot/handlers/team.hpp"
#include "bot/views/ask_button.hpp"
#include "bot/views/assessment_views.hpp"
#include "bot/views/data_rights_views.hpp"
#include "bot/views/feedback_answer_views.hpp"
#include "bot/views/feedback_request_views.hpp"
#include "bot/views/feedback_words.hpp"
#include "bot/views/journal_views.hpp"
#include "bot/views/plan_views.hpp"
#include "bot/views/prompt_views.hpp"
#include "bot/views/team_views.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace coach::bot {

namespace {

struct route {
    request_kind kind;
    std::string_view name;  ///< the whole command, or what action ids begin with
    handler serve;
};

using enum request_kind;

constexpr std::array routes{
    route{command, "/level", &serve_level},
    route{command, "/grow", &serve_grow},
    route{shortcut, "reflect", &open_reflection},
    route{shortcut, "give_feedback", &open_feedback_list},
    route{message_shortcut, "save_evidence", &open_evidence},
    route{home, "app_home_opened", &open_home},
    route{member_change, "user_change", &note_member},
    route{direct_message, "message", &serve_words},
    route{mention, "app_mention", &serve_words},

    route{action, level_ask_prefix, &serve_level},
    route{action, grow_ask_prefix, &serve_grow},
    route{action, views::goal_add_prefix, &add_suggestion},
    route{action, views::goal_edit_prefix, &open_goal},
    route{action, views::goal_done_prefix, &finish_goal},
    route{action, views::goal_drop_prefix, &drop_goal},
    route{action, views::goal_reopen_prefix, &reopen_goal},
    route{action, views::entry_edit_prefix, &open_entry},
    route{action, views::entry_delete_prefix, &delete_entry},
    route{action, views::entry_share_prefix, &share_entry},
    route{action, views::entry_unshare_prefix, &unshare_entry},
    route{action, views::share_standing_action, &switch_standing_sharing},
    route{action, views::share_goals_action, &switch_goals_sharing},
    route{action, views::manager_confirm_action, &confirm_manager},
    route{action, views::manager_decline_action, &decline_manager},
    route{action, views::manager_end_action, &end_manager},
    route{action, views::report_assess_action, &open_report_assessment},
    route{action, views::report_card_prefix, &show_pressed_report},
    route{action, views::report_one_on_one_prefix, &show_pressed_agenda},
    route{action, views::report_end_prefix, &end_report},
    route{action, views::one_on_one_held_action, &hold_one_on_one},
    route{action, views::prompt_reflect_action, &reflect_on_prompt},
    route{action, views::prompt_hour_action, &snooze_for_an_hour},
    route{action, views::prompt_morning_action, &snooze_until_morning},
    route{action, views::prompt_skip_action, &skip_prompt},
    route{action, views::prompts_go_on_action, &resume_prompts},
    route{action, views::prompts_resume_action, &resume_prompts},
    route{action, views::prompts_pause_action, &pause_prompts_for_a_while},
    route{action, views::prompts_off_action, &end_prompts},

    route{action, views::feedback_action::answer, &open_feedback_answer},
    route{action, views::feedback_action::decline, &decline_feedback},
    route{action, views::feedback_action::withdraw, &withdraw_feedback},
    route{action, views::feedback_action::manage, &manage_feedback},
    route{action, views::feedback_action::nudge, &nudge_feedback},
    route{action, views::feedback_action::close, &close_feedback},
    route{action, views::feedback_action::extend, &open_feedback_extension},
    route{action, views::feedback_action::cancel, &cancel_feedback},
    route{action, views::feedback_action::post, &post_feedback},
    route{action, views::feedback_action::report, &show_feedback_report},
    route{action, views::feedback_action::share, &share_feedback},
    route{action, views::feedback_action::unshare, &unshare_feedback},
    route{action, views::feedback_about_prefix, &open_feedback_request},
    route{action, views::feedback_give_action, &open_pressed_given_feedback},
    route{action, views::explain_anonymous_action, &explain_anonymous},
    route{action, views::explain_stages_action, &explain_stages},

    route{submission, views::assessment_callback, &submit_assessment},
    route{submission, views::goal_callback, &submit_goal},
    route{submission, views::reflection_callback, &submit_reflection},
    route{submission, views::win_callback, &submit_win},
    route{submission, views::evidence_callback, &submit_evidence},
    route{submission, views::entry_callback, &submit_entry},
    route{submission, views::prompts_callback, &submit_prompts},
    route{submission, views::feedback_request_callback, &submit_feedback_request},
    route{submission, views::feedback_extension_callback, &submit_feedback_extension},
    route{submission, views::feedback_answer_callback, &submit_feedback_answer},
    route{submission, views::feedback_given_callback, &submit_given_feedback},
    route{submission, views::erase_form_id, &submit_erase},
};

bool leads_to(const route& entry, const request& asked) {
    if (entry.kind != asked.kind) return false;
    if (entry.kind == request_kind::action) return asked.route.starts_with(entry.name);
    return asked.route == entry.name;
}

}  // namespace

handler find_handler(const request& asked) {
    const auto found =
        std::ranges::find_if(routes, [&](const route& entry) { return leads_to(entry, asked); });
    return found == routes.end() ? nullptr : found->serve;
}

}  // namespace coach::bot
