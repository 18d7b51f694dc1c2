// Asked by the leak sanitizer. Fontconfig keeps what it knows of fonts until the program ends, and
// refers to it by offsets, which the sanitizer takes for leaks.
extern "C" {

const char* __lsan_default_suppressions();
const char* __lsan_default_options();

const char* __lsan_default_suppressions() {
    return "leak:libfontconfig";
}

const char* __lsan_default_options() {
    return "print_suppressions=0";
}
}
