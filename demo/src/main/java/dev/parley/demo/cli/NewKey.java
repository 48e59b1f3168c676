package dev.parley.demo.cli;

import dev.parley.demo.io.Output;

/** Shows the new secret key of a name, this once. */
final class NewKey {
  private NewKey() {}

  static void print(Output output, String event, String name, String key) {
    output.answer(event, key, fields -> fields.put("name", name).put("key", key));
    if (!output.json()) {
      output.note(
          name
              + ": "
              + event
              + "; the line above is its secret key, shown this once and kept in the storage"
              + " folder: store it as you would a password, who has it can serve the name");
    }
  }
}
