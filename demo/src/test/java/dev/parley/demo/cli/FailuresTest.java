package dev.parley.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connection.SignInException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void everyFailureToSignInHasAStatus() {
    assertThat(SignInException.class.getPermittedSubclasses())
        .isNotEmpty()
        .allMatch(Failures::knows);
  }

  @Test
  void unpacksWhatFuturesWrap() {
    CommandFailure inner = new CommandFailure(ExitStatus.PEER, "not-found", "no such name");
    assertThat(Failures.of(new CompletionException(new ExecutionException(inner)))).isSameAs(inner);
  }

  @Test
  void isAlwaysOneLine() {
    CommandFailure failure = Failures.of(new IllegalStateException("first\n  second\r\nthird"));
    assertThat(failure.getMessage()).isEqualTo("first; second; third");
    assertThat(failure.status()).isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void namesTheExceptionIfItSaysNothing() {
    assertThat(Failures.of(new IllegalStateException()).getMessage())
        .contains("IllegalStateException");
  }

  @Test
  void saysWhatHappenedToAFile() {
    assertThat(Failures.of(new AccessDeniedException("/data")).line())
        .isEqualTo("cannot use /data: access denied");
    assertThat(Failures.of(new FileSystemException("/data", null, "disk full")).line())
        .isEqualTo("cannot use /data: disk full");
  }
}
