package dev.parley.demo.cli;

import dev.parley.demo.role.AccountRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What the demo's other processes run: an account that does what standard input tells it. */
@Command(name = "role", hidden = true, description = "Used by the demo itself.")
final class RoleCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    AccountRole.serve(
        System.in,
        System.out,
        thrown -> {
          CommandFailure failure = Failures.of(thrown);
          return new AccountRole.Failure(failure.code(), failure.line());
        });
    return ExitStatus.OK;
  }
}
