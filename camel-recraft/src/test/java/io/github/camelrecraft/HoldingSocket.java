package io.github.camelrecraft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A connection that can hold back what is written, to send it all at once. */
final class HoldingSocket extends Socket {

    private final Socket socket;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private volatile boolean holding;

    HoldingSocket(Socket socket) {
        this.socket = socket;
    }

    void hold() {
        holding = true;
    }

    /** Sends what was held back, and then that this is all. */
    void sendAndEnd() throws IOException {
        held.writeTo(socket.getOutputStream());
        socket.shutdownOutput();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream direct = socket.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                (holding ? held : direct).write(bytes, offset, length);
            }
        };
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
