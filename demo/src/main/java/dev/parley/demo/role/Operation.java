package dev.parley.demo.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One thing that a role can be asked to do. May block: each request has a thread of its own. */
@FunctionalInterface
interface Operation {

  /**
   * Does it.
   *
   * @param arguments as the request gave them
   * @param answer takes the fields of the answer
   * @throws Exception what the asker is told; its message should say what to do
   */
  void perform(JsonNode arguments, ObjectNode answer) throws Exception;
}
