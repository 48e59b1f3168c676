package dev.parley;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A master in a process of its own, to be killed. Arguments: port, trust file, storage, name. */
final class ChildMaster {

  private ChildMaster() {}

  public static void main(String[] args) throws Exception {
    SchemaWatch.inChild();
    Parley parley =
        Parley.builder()
            .account("alice@localhost")
            .password(TestNet.passwordOf("alice").toCharArray())
            .server("127.0.0.1", Integer.parseInt(args[0]))
            .trust(Path.of(args[1]))
            .storage(Path.of(args[2]))
            .build();
    parley.signIn().get(30, TimeUnit.SECONDS);
    Master master = parley.startMaster(args[3]).get(30, TimeUnit.SECONDS);
    master.onConnection(new Incoming());
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
