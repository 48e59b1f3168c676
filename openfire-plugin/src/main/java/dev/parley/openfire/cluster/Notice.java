package dev.parley.openfire.cluster;

import java.util.List;

/**
 * What one node tells another.
 *
 * @param kind what it is about
 * @param values as the kind says
 */
record Notice(Kind kind, List<String> values) {

  /** All kinds, with what their values are. */
  enum Kind {
    /** Look again at what is live under a name: the name. */
    CHANGED(1),
    /** Who may see a name has changed: the name. */
    JUDGE(1),
    /** The instances of a node have ended, though the node is still there: its id. */
    CLOSED(1),
    /** Ask a session of yours whether it lives: question, asking node, name, full JID. */
    PING(4),
    /** Promote a session of yours: question, asking node, name, full JID, epoch, ticket key. */
    PROMOTE(6),
    /** The answer to a question: question, true or false. */
    ANSWER(2);

    private final int values;

    Kind(int values) {
      this.values = values;
    }
  }

  /** Checks the number of values: a node of another version may have sent it. */
  Notice {
    values = List.copyOf(values);
    if (values.size() != kind.values) {
      throw new IllegalArgumentException(kind + " has " + kind.values + " values");
    }
  }

  static Notice of(Kind kind, String... values) {
    return new Notice(kind, List.of(values));
  }

  String value(int index) {
    return values.get(index);
  }

  /** Shows no values: one of them may be a ticket key. */
  @Override
  public String toString() {
    return "Notice[" + kind + "]";
  }
}
