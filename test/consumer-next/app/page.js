// biome-ignore lint/style/noDefaultExport: Next.js finds pages and layouts by it.
export default function Page() {
  return <p>A run is made by /api/export.</p>;
}
