package io.github.camelrecraft.benchmarks.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether the provider is fast enough not to be measured: what it serves to a client that only counts bytes, and what
 * each exchange costs it.
 */
public final class ProviderSpeed {

    private static final int WARM_UP_SECONDS = 5;
    private static final Pattern CPU = Pattern.compile("\"cpuMicros\":(\\d+)");

    private final int port;
    private final Transport transport;

    private ProviderSpeed(int port, Transport transport) {
        this.port = port;
        this.transport = transport;
    }

    /** Starts a provider, and prints what it does; takes how many seconds each load is measured, 10 if none. */
    public static void main(String... arguments) throws Exception {
        int seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        Process provider = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeProvider.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Scanner output = new Scanner(provider.getInputStream(), ISO_8859_1);
                Transport transport = Transport.onOneThread()) {
            int port = Integer.parseInt(output.nextLine().substring("port ".length()));
            ProviderSpeed speed = new ProviderSpeed(port, transport);
            speed.steady("POST, answered by URL", post("/0/1024/url/0"), 64, seconds);
            speed.steady("GET of 1 KB", get("/images/1024/1.png"), 64, seconds);
            speed.steady("GET of 20 MB", get("/images/20000000/1.png"), 8, seconds);
            speed.steady("POST, answered with 20 MB", post("/0/20000000/b64_json/0"), 8, seconds);
            speed.burst(2_000, 2_000);
            speed.burst(10_000, 5_000);
        } finally {
            provider.getOutputStream().close(); // which is what ends it
        }
    }

    /** So many connections, each of which asks again as soon as it is answered. */
    private void steady(String name, byte[] request, int connections, int seconds) throws Exception {
        long length = length(request);
        AtomicLong answers = new AtomicLong();
        List<Channel> open = connect(connections, request, length, () -> answers.incrementAndGet() > 0);
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        Moment from = Moment.now(this, answers);
        TimeUnit.SECONDS.sleep(seconds);
        Moment to = Moment.now(this, answers);
        open.forEach(connection -> connection.close().syncUninterruptibly());
        double done = to.answers - from.answers;
        double elapsed = (to.nanos - from.nanos) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-26s %3d connections %,9.0f/s %,6.0f MB/s; each: provider %,8.1f us CPU, client %,8.1f us%n",
                name,
                connections,
                done / elapsed,
                done * length / elapsed / 1e6,
                (to.provider - from.provider) / done,
                (to.client - from.client) / done);
    }

    /** All at once, each once: how much later than the latency the last answer is. */
    private void burst(int connections, int latencyMillis) throws Exception {
        byte[] request = post("/" + latencyMillis + "/1024/url/0");
        long length = length(request);
        CountDownLatch missing = new CountDownLatch(connections);
        long start = System.nanoTime();
        List<Channel> open = connect(connections, request, length, () -> {
            missing.countDown();
            return false;
        });
        boolean all = missing.await(latencyMillis + 30_000L, TimeUnit.MILLISECONDS);
        System.out.printf(
                Locale.ROOT,
                "%,d connections at once, %,d ms latency: %s after %,d ms%n",
                connections,
                latencyMillis,
                all ? "all answered" : missing.getCount() + " not answered",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        open.forEach(connection -> connection.close().syncUninterruptibly());
    }

    private List<Channel> connect(int connections, byte[] request, long length, BooleanSupplier again) {
        Bootstrap client = new Bootstrap()
                .group(transport.thread())
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection.pipeline().addLast(new Repeater(request, length, again));
                    }
                });
        return IntStream.range(0, connections)
                .mapToObj(i -> client.connect(InetAddress.getLoopbackAddress(), port))
                .toList()
                .stream()
                .map(ChannelFuture::syncUninterruptibly)
                .map(ChannelFuture::channel)
                .toList();
    }

    /** How many bytes the answer has, its header among them. */
    private long length(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            InputStream answer = socket.getInputStream();
            StringBuilder header = new StringBuilder();
            while (header.indexOf("\r\n\r\n") < 0) {
                header.append((char) answer.read());
            }
            String length = "Content-Length: ";
            int at = header.indexOf(length) + length.length();
            return header.length() + Long.parseLong(header.substring(at, header.indexOf("\r\n", at)));
        }
    }

    private long providerMicros() throws IOException {
        try (InputStream counts =
                URI.create("http://127.0.0.1:" + port + Site.COUNTS).toURL().openStream()) {
            Matcher cpu = CPU.matcher(new String(counts.readAllBytes(), ISO_8859_1));
            if (!cpu.find()) {
                throw new IOException("No CPU among the counts");
            }
            return Long.parseLong(cpu.group(1));
        }
    }

    private static byte[] post(String conditions) {
        String body = "{\"prompt\":\"a red bicycle leaning on a white wall\",\"model\":\"recraftv3\",\"n\":1}";
        return ("POST " + conditions + "/v1/images/generations HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Authorization: Bearer benchmark\r\nContent-Type: application/json\r\n"
                        + "Accept: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: image/*\r\n\r\n").getBytes(ISO_8859_1);
    }

    private record Moment(long nanos, long answers, long provider, long client) {
        static Moment now(ProviderSpeed speed, AtomicLong answers) throws IOException {
            return new Moment(System.nanoTime(), answers.get(), speed.providerMicros(), Counts.cpuMicros());
        }
    }
}
