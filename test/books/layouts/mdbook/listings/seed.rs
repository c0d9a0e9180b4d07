// 第一行
fn seed() {}
// ANCHOR: main
fn main() {
    // ANCHOR: inner
    seed();
    // ANCHOR_END: inner
}
// ANCHOR_END: main
