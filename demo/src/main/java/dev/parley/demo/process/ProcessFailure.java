package dev.parley.demo.process;

/** What was asked of another process did not come about, or the process is gone. */
public final class ProcessFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code of a process that ended. */
  public static final String GONE = "process-ended";

  /** The code of an answer that did not come in time. */
  public static final String TIMEOUT = "no-answer";

  private final String code;

  public ProcessFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /** A word for programs: the failure's code in the other process, or one of the above. */
  public String code() {
    return code;
  }
}
