package app;

import org.cdk8s.App;

public final class Main {
    public static void main(String[] args) {
        App app = new App();
        new WebChart(
                app,
                "shop",
                "registry.example.com/shop:1.0.0",
                8080,
                "shop.example.com");
        try {
            app.synth();
        } catch (RuntimeException error) {
            System.err.println(error.getMessage());
            System.exit(1);
        }
    }
}
