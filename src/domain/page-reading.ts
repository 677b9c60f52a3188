/** What the content script found on a page: values of visible fields with a label we know. */
export interface PageReading {
  readonly fields: readonly PageField[];
}

/** One labelled value, as it stands on the page. */
export interface PageField {
  readonly label: string;
  readonly value: string;
}
