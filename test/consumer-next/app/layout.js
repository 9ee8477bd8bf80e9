// biome-ignore lint/style/noDefaultExport: Next.js finds pages and layouts by it.
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
