/* global chrome */
const api = globalThis.browser ?? chrome;
api.commands.onCommand.addListener(() => api.action.openPopup());
