#include "bot/views/message.hpp"

namespace coach::bot {

nlohmann::json ephemeral(const message& shown) {
    return {{"response_type", "ephemeral"}, {"text", shown.text}, {"blocks", shown.blocks}};
}

}  // namespace coach::bot
