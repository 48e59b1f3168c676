package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import dev.parley.demo.io.Output;
import dev.parley.demo.process.AccountProcess;
import java.time.Duration;

/** What the steps share: the accounts, where to print, and what was found out so far. */
final class DemoWorld {
  static final String NAME = "chess-club";

  private final Output output;
  private final Accounts accounts;
  private final double slack;
  private final boolean fresh;
  private final Findings findings = new Findings();

  /**
   * @param slack how many times the promised time a step allows
   * @param fresh whether the server's data folder is new, so that nobody has the name yet
   */
  DemoWorld(Output output, Accounts accounts, double slack, boolean fresh) {
    this.output = output;
    this.accounts = accounts;
    this.slack = slack;
    this.fresh = fresh;
  }

  Accounts accounts() {
    return accounts;
  }

  boolean fresh() {
    return fresh;
  }

  /** What a promised time is multiplied by before it is held against a step. */
  double slack() {
    return slack;
  }

  Findings findings() {
    return findings;
  }

  Output output() {
    return output;
  }

  /** A line of what a step found. */
  void say(String line) {
    output.note("    " + line);
  }

  /** Asks an account for something that needs no arguments but the name. */
  ObjectNode ask(String who, String operation, Duration timeout) {
    return ask(who, operation, Json.object(), timeout);
  }

  /** Asks an account for something, about the demo's name. */
  ObjectNode ask(String who, String operation, ObjectNode arguments, Duration timeout) {
    AccountProcess process = accounts.of(who);
    return process.call(operation, arguments.put("name", NAME), timeout);
  }
}
