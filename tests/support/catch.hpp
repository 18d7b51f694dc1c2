#pragma once

// Debian 12 has Catch2 2, newer systems have 3; a test includes this and need not know.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>  // IWYU pragma: export
#else
#include <catch2/catch.hpp>  // IWYU pragma: export
#endif
